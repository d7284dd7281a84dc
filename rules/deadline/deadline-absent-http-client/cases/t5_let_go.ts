import axios from "axios";

// The race ends when the other one does, and nobody says when that is.
export async function either(url: string, other: Promise<unknown>) {
  return Promise.race([axios.get(url), other]); // expect: deadline-absent-http-client
}

// The wait ends in time, and that the call goes on is told where it is let go.
export async function inTime(url: string) {
  const timer = new Promise((_, fail) => setTimeout(fail, 2000));
  return Promise.race([axios.get(url), timer]); // expect: deadline-not-enforced
}
