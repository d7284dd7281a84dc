#pragma once
#include <cpr/cpr.h>

class SHOP_EXPORT Orders {
 public:
  explicit Orders(const std::string &host);
  std::string all();
  std::string one(int id);
  void remove(int id) const SHOP_NOEXCEPT;

 private:
  std::unique_ptr<cpr::Session> session_;
};
