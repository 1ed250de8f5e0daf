// FundCast
