import axios, { AxiosInstance, AxiosRequestConfig } from 'axios';
import { HttpService } from '@nestjs/axios';
import { Clients, settings } from '@example/platform';

// Where nobody here can see what a call is given, absence is not claimed.

export function handedOver(client: AxiosInstance, url: string) {
  return client.get(url); // answer: deadline inherited
}

export function configOfACaller(url: string, config: AxiosRequestConfig) {
  return axios.get(url, config); // answer: deadline inherited
}

export function configOfALibrary(url: string) {
  return axios.get(url, Clients.config()); // answer: deadline unknown
}

export function settingOfALibrary(url: string) {
  return axios.get(url, { timeout: settings.http.timeout }); // answer: deadline unknown
}

export function fromTheEnvironment(url: string) {
  return axios.get(url, { timeout: parseInt(process.env.HTTP_TIMEOUT!, 10) }); // answer: deadline unknown
}

export function spread(url: string, config: AxiosRequestConfig) {
  return axios.get(url, { ...config, headers: {} }); // answer: deadline inherited
}

export class Prices {
  constructor(private readonly client: AxiosInstance, private readonly limit?: number) {}

  read(url: string) {
    return this.client.get(url); // answer: deadline inherited
  }

  within(url: string) {
    return axios.get(url, { timeout: this.limit }); // answer: deadline inherited
  }
}

export class Stock {
  private readonly client: AxiosInstance = Clients.create();

  read(url: string) {
    return this.client.get(url); // answer: deadline unknown
  }
}

export class Orders {
  private readonly client = axios.create({ baseURL: 'http://orders' });

  constructor() {
    Clients.configure(this.client);
  }

  read(url: string) {
    return this.client.get(url); // answer: deadline unknown
  }
}

export class Bills {
  client!: AxiosInstance;

  read(url: string) {
    return this.client.get(url); // answer: deadline unknown
  }
}

export function setTimeoutPolicy(url: string) {
  const client = axios.create();
  Clients.timeouts(client, 5);
  return client.get(url); // answer: deadline unknown
}

export function chosenByAFlag(url: string, fast: boolean) {
  return axios.get(url, fast ? { timeout: 100 } : Clients.config()); // answer: deadline unknown
}

export function optional(url: string, config?: { timeout?: number }) {
  return axios.get(url, { timeout: config?.timeout ?? settings.timeout }); // answer: deadline unknown
}

export function fetchWith(url: string, signal?: AbortSignal) {
  return fetch(url, { signal }); // answer: deadline inherited
}
