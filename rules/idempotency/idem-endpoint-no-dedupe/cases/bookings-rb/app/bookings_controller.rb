class Booking < ActiveRecord::Base
end

class Seat < ActiveRecord::Base
end

class BookingsController < ActionController::Base
  def create # expect: idem-endpoint-no-dedupe
    Booking.create!(room: params[:room], night: params[:night])
  end

  def again
    return if Booking.exists?(room: params[:room])

    Booking.create!(room: params[:room], night: params[:night])
  end

  def reserve
    Seat.create!(room: params[:room])
  end
end
