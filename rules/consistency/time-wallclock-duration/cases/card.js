// Silent: the year and the month are of the calendar, as on the card; nothing is measured.
function charge(card) {
  const month = new Date().getMonth() + 1;
  const year = new Date().getFullYear();
  if (year * 12 + month > card.year * 12 + card.month) {
    throw new Error("expired");
  }
}

module.exports = { charge };
