import axios from "axios";

const api = axios.create({ timeout: 2000 });

// Asked again only after the server has answered that it did nothing.
export async function register(name: string, language: string): Promise<void> {
  try {
    await api.post("/users", { name, language }); // alarm: idem-unsafe-retry the code in the answer says that nothing was stored
  } catch (e) {
    if (e.response?.data?.code === 2002) {
      return register(name, "en"); // alarm: retry-no-backoff the second request is another one
    }
    throw e;
  }
}
