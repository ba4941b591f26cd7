"""Tien Bo: plans on gender equality and women's advancement, from province to commune."""

__version__ = "0.1.0"
