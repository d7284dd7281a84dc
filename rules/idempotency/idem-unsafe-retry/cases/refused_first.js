const axios = require('axios');

const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

// 429 says that nothing was done.
exports.announce = async (url, message) => {
  for (let left = 3; left > 0; left--) {
    try {
      await axios.post(url, message, { timeout: 5000 }); // alarm: idem-unsafe-retry the status that is asked for is not read as a refusal
      return;
    } catch (error) {
      if (!error.response || error.response.status !== 429) throw error;
      await wait(60000 + Math.random() * 60000);
    }
  }
};
