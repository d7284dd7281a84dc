import axios from "axios";

axios.defaults.timeout = 3000;
