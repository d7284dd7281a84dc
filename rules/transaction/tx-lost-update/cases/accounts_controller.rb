class Account < ActiveRecord::Base
end

class AccountsController < ActionController::Base
  def withdraw
    account = Account.find(params[:id])
    account.balance -= 10
    account.save! # expect: tx-lost-update
  end

  def deposit
    account = Account.find(params[:id])
    account.update!(balance: account.balance + 10) # expect: tx-lost-update
  end

  def rename
    account = Account.find(params[:id])
    account.update!(name: account.name + "!")
  end

  def locked
    account = Account.find(params[:id])
    account.with_lock do
      account.update!(balance: account.balance + 10)
    end
  end
end
