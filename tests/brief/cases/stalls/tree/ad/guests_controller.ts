import axios from "axios";

export default class GuestsController {
  async index() {
    return (await axios.get("http://hall.example/guests", { timeout: 1000 })).data;
  }
}
