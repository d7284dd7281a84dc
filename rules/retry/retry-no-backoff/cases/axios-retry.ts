import axios from "axios";
import axiosRetry from "axios-retry";

const eager = axios.create({ timeout: 2000 });
axiosRetry(eager, { retries: 5 }); // expect: retry-no-backoff

const patient = axios.create({ timeout: 2000 });
axiosRetry(patient, { retries: 5, retryDelay: axiosRetry.exponentialDelay });

export const push = (url: string) => eager.post(url);
export const pushPatiently = (url: string) => patient.post(url);
