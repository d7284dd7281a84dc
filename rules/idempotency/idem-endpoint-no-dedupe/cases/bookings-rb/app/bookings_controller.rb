class Booking < ActiveRecord::Base
end

class Seat < ActiveRecord::Base
end

class Offer < ActiveRecord::Base
end

class BookingsController < ActionController::Base
  before_action :set_offer, only: [:approve]

  def create # expect: idem-endpoint-no-dedupe
    Booking.create!(room: params[:room], night: params[:night])
  end

  def again
    return if Booking.exists?(room: params[:room])

    Booking.create!(room: params[:room], night: params[:night]) # expect: tx-checked-then-inserted
  end

  # What was read before the action says whether there is anything left to do.
  def approve
    unless @offer.open?
      return redirect_to offers_path
    end

    Booking.create!(room: @offer.room, night: @offer.night)
    @offer.close!
  end

  def reserve
    Seat.create!(room: params[:room])
  end

  private

  def set_offer
    @offer = Offer.find(params[:id])
  end
end
