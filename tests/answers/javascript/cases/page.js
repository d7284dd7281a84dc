// Calls of a page by jQuery: its own limit, and none of the library's.
function save(order) {
  $.ajax({ url: '/orders', type: 'post', data: order, timeout: 2000 }); // answer: deadline bounded
  $.ajax({ url: '/orders', method: 'PUT', data: order }); // answer: deadline unknown
  $.post('/orders', order); // answer: deadline unknown
}

function show() {
  $.getJSON('/orders', function (orders) { draw(orders); }); // answer: deadline unknown
  jQuery.get('/prices'); // answer: deadline unknown
}
