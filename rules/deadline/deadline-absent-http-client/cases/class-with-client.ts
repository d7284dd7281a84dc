import axios, { AxiosInstance } from "axios";

export class Prices {
  private readonly http: AxiosInstance;

  constructor(baseURL: string) {
    this.http = axios.create({ baseURL }); // expect: deadline-absent-http-client
  }

  async price(item: string): Promise<number> {
    const { data } = await this.http.get<number>(`/items/${item}`);
    return data;
  }

  async all(): Promise<number[]> {
    const { data } = await this.http.get<number[]>("/items");
    return data;
  }
}
