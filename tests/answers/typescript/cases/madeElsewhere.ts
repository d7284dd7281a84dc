import { readFileSync } from 'fs';
import axios, { AxiosInstance, AxiosRequestConfig } from 'axios';
import got from 'got';
import { configure, limits, makeClient, options } from '@example/platform';

// Clients and limits that somebody else touches: what that does cannot be known.

export async function configuredByALibrary(url: string) {
  const client = axios.create();
  configure(client);
  return client.get(url); // answer: deadline unknown
}

export async function limitOfALibrary(url: string) {
  return axios.get(url, { timeout: limits.http }); // answer: deadline unknown
}

export async function limitOutOfAFile(url: string) {
  const { timeout } = JSON.parse(readFileSync('limits.json', 'utf8'));
  return axios.get(url, { timeout }); // answer: deadline unknown
}

export async function limitOfTheEnvironment(url: string) {
  return axios.get(url, { timeout: Number(process.env.TIMEOUT) }); // answer: deadline unknown
}

export async function optionsOfALibrary(url: string) {
  return axios.get(url, options()); // answer: deadline unknown
}

export async function spreadOfALibrary(url: string) {
  return axios.get(url, { ...options(), maxRedirects: 1 }); // answer: deadline unknown
}

export async function extendedByALibrary(url: string) {
  const client = got.extend(options());
  return client.get(url); // answer: deadline unknown
}

const byName = new Map<string, AxiosInstance>();

export async function outOfARegister(name: string, url: string) {
  return byName.get(name)!.get(url);
}

export async function eitherOfTwo(fast: boolean, url: string) {
  const config: AxiosRequestConfig = fast ? { timeout: 1000 } : options();
  return axios.get(url, config); // answer: deadline unknown
}

export async function madeByALibrary(url: string) {
  const client: AxiosInstance = makeClient();
  return client.get(url); // answer: deadline unknown
}

export async function assignedByName(url: string, key: string, value: number) {
  const client = axios.create();
  (client.defaults as any)[key] = value;
  return client.get(url); // answer: deadline unknown
}

export async function headersByName(url: string, key: string, value: string) {
  const client = axios.create(); // expect: deadline-absent-http-client
  client.defaults.headers.common[key] = value;
  return client.get(url); // answer: deadline unbounded
}
