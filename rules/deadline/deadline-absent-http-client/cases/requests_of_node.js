const https = require("https");

function plain(host) {
  const req = https.request({ hostname: host, method: "POST" }, (res) => res.resume()); // expect: deadline-absent-http-client
  req.on("error", () => {});
  req.end();
}

function later(host) {
  const req = https.request({ hostname: host, method: "POST" }, (res) => res.resume());
  req.setTimeout(2000, () => req.destroy());
  req.end();
}

function chained(url) {
  https.get({ hostname: url }, (res) => res.resume()).on("error", () => {}).setTimeout(2000);
}

function byTimer(host) {
  const req = https.request({ hostname: host, method: "POST" }, (res) => res.resume());
  const timer = setTimeout(() => req.destroy(new Error("late")), 2000);
  req.on("close", () => clearTimeout(timer));
  req.end();
}

// Who is given the request may set it up.
function handedOut(host) {
  return https.request({ hostname: host, method: "POST" });
}

function handedOutLater(host) {
  const req = https.request({ hostname: host, method: "POST" });
  req.on("error", () => {});
  return req;
}

function byUnknown(host) {
  const req = https.request({ hostname: host, method: "POST" });
  limits.apply(req);
  req.end();
}

function set(req) {
  req.setTimeout(1000, () => req.destroy());
}

function byHelper(host) {
  const req = https.request({ hostname: host, method: "POST" });
  set(req);
  req.end();
}
