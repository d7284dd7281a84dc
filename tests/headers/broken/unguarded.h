struct twice {
  int x;
};
