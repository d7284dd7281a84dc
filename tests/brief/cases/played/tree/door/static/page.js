// Runs in a browser: nobody but its user waits, and the proxy hands it on.
function more(id) {
  return fetch('/api/goods/' + id + '/more');
}
more(1);
