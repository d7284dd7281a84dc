import { AxiosInstance } from "axios";

// Whoever made the client knows its timeout.
export class Prices {
  constructor(private readonly http: AxiosInstance) {}

  price(item: string) {
    return this.http.get(`/items/${item}`);
  }
}
