// Entries that a recording holds although nobody said them at that moment: what was known before it began.
//
//  - an answer of a venue that came earlier (lists of instruments, the past), with the method "EARLIER GET"
//  - a book as this program kept it, with the method "OWN BOOK"
//
// They make a piece of a longer recording readable by itself. Neither is shown as something that happened then: of
// an earlier answer only what carries its own date is taken, and a book joins the changes by its number.
#pragma once

#include "feeds/recording/entry.h"
#include "feeds/venue.h"
#include "model/market/book_image.h"

#include <optional>

namespace plimsoll {

// The entry as it was, told again at `at`.
RecordEntry toldAgain(RecordEntry entry, Timestamp at, Mono mono);
bool isToldAgain(const RecordEntry& entry);

RecordEntry ownBook(const BookImage& book, Timestamp at, Mono mono);
bool isOwnBook(const RecordEntry& entry);
// Nothing: it is none, or damaged.
std::optional<BookImage> bookOf(const RecordEntry& entry);

// What a recorded answer was asked for; nothing: it is no answer, or of an address that nobody asks.
std::optional<ReplyKind> askedFor(const RecordEntry& entry);

// Whether a part of a recording that begins later would miss this answer: lists, and what carries its own date.
bool worthTellingAgain(const RecordEntry& entry);

}  // namespace plimsoll
