ActiveRecord::Schema.define(version: 1) do
  create_table "bookings" do |t|
    t.string "room"
    t.date "night"
  end

  create_table "seats" do |t|
    t.string "room"
    t.index ["room"], unique: true
  end
end
