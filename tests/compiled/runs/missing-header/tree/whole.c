int answer(void) {
#ifdef TWICE
  return half() + half();
#else
  return whole();
#endif
}
