const http = require("axios").create({ timeout: 1000 });

// It asks again and again, whatever the answer was.
async function watch() {
  try {
    const answer = await http.get("/status");
    show(answer.data);
    watch();
  } catch (error) {
    showDown();
    setTimeout(watch, 1000);
  }
}

// The timer is the pause; nothing ends it.
async function load() {
  try {
    show((await http.get("/data")).data);
  } catch (error) {
    setTimeout(load, 1000); // expect: retry-unbounded, retry-no-jitter
  }
}

module.exports = { watch, load };
