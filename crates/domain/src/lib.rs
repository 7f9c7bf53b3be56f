//! The words of the trade: amounts, dates, identifiers, people, and the API's wire types.
