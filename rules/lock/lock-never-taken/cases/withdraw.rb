require "active_record"

class Account < ActiveRecord::Base
end

class Withdrawals
  def never_run(id, amount)
    Account.transaction do
      Account.lock.where(id: id) # expect: lock-never-taken
      Account.where(id: id).update_all(balance: amount)
    end
  end

  def run_at_once(id, amount)
    Account.transaction do
      account = Account.lock.find(id)
      account.update!(balance: amount)
    end
  end

  def handed_on(id)
    Account.lock.where(id: id)
  end
end
