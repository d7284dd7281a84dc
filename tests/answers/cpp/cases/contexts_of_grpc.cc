#include <grpcpp/grpcpp.h>
#include "orders.grpc.pb.h"
#include "platform/context.h"

class Orders {
 public:
  explicit Orders(std::shared_ptr<grpc::Channel> channel) : stub_(shop::Orders::NewStub(channel)) {}

  int count() {
    grpc::ClientContext context;
    context.set_deadline(std::chrono::system_clock::now() + std::chrono::seconds(2));
    CountReply reply;
    return stub_->Count(&context, CountRequest(), &reply).ok(); // answer: deadline bounded
  }

  int count_patiently() {
    grpc::ClientContext context; // expect: deadline-absent-grpc-client
    CountReply reply;
    return stub_->Count(&context, CountRequest(), &reply).ok(); // answer: deadline unbounded
  }

  int count_somehow() {
    grpc::ClientContext context;
    platform::prepare(&context);
    CountReply reply;
    return stub_->Count(&context, CountRequest(), &reply).ok(); // answer: deadline unknown
  }

 private:
  std::unique_ptr<shop::Orders::Stub> stub_;
};
