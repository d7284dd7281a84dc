export class Remote {
  static SessionNeeded = "session needed";

  constructor(url) {
    this.url = url;
    this.session = "";
  }

  // The server says what must be sent along.
  send(body) {
    fetch(this.url, { method: "POST", body, headers: { session: this.session } })
      .then((response) => {
        if (response.status === 409) {
          const error = new Error(Remote.SessionNeeded);
          error.session = response.headers.get("session");
          throw error;
        }
        return response.json();
      })
      .catch((error) => {
        if (error.message === Remote.SessionNeeded) {
          this.session = error.session;
          this.send(body);
          return;
        }
        console.error(error);
      });
  }

  insist(body) {
    fetch(this.url, { method: "PUT", body }).catch((error) => {
      if (error.message !== "gone") {
        this.insist(body); // expect: retry-no-backoff
      }
    });
  }
}
