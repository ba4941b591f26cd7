"""edXML envelopes (QCVN 102:2016/BTTTT), by which offices send each other documents: the one place that knows XML."""
