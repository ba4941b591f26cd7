export interface Person {
  name: string;
  login: string;
  email: string;
}

export type PersonFault = "name" | "login" | "email";
export type PersonFaults = Partial<Record<keyof Person, PersonFault>>;

const LOGIN = /^[A-Za-z0-9][A-Za-z0-9._@-]{1,99}$/;
const EMAIL = /^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{3,190}$/;

/** What the service would refuse anyway, said before it is asked. */
export function checkPerson({ name, login, email }: Person): PersonFaults {
  return {
    ...(name.trim() === "" && { name: "name" }),
    ...(!LOGIN.test(login.trim()) && { login: "login" }),
    ...(email.trim() !== "" && !EMAIL.test(email.trim()) && { email: "email" }),
  };
}
