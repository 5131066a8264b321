// What every codec does alike: undo after an error, announce new instruments, make events.
#pragma once

#include "feeds/json_view.h"
#include "feeds/symbol_memo.h"
#include "feeds/venue.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace plimsoll {

class CodecBase : public VenueCodec {
public:
    // Frequent frames are read in one pass where they are written as usual (feeds/frame_scan.h). False: all of
    // them by the general reader, with the same events.
    bool onePass = true;

    Expected<Frame, DecodeError> decodeFrame(PaddedText text, const Stamp& stamp, Market market,
                                             EventBatch& out) final;
    Expected<void, DecodeError> decodeReply(const RestRequest& request, PaddedText body, const Stamp& stamp,
                                            EventBatch& out) final;

protected:
    explicit CodecBase(Catalogue& catalogue) : m_catalogue(catalogue) {}

    // What is being read. `object` and everything in it is a view into the text.
    struct Message {
        const JsonObject& object;
        const JsonPath& path;
        const Stamp& stamp;
        Market market;
        EventBatch& out;
    };

    // Trouble goes to m_fault (and m_damaged, m_damagedBook where known); then the result counts for nothing.
    virtual Frame frame(std::string_view text, const Stamp& stamp, Market market, EventBatch& out) = 0;
    virtual void reply(const RestRequest& request, std::string_view body, const Stamp& stamp, EventBatch& out) = 0;
    // The frame could not be read as JSON: whose was it, by the look of its text?
    virtual void blame(std::string_view text, Market market) = 0;

    template <typename P>
    static void emit(EventBatch& out, InstrumentId id, const Stamp& stamp, std::optional<Timestamp> venueTime,
                     P&& payload)
    {
        put(out, id, id.valid() ? id.venue() : VenueId::Binance, stamp, venueTime, std::forward<P>(payload));
    }
    template <typename P>
    void emitVenueWide(EventBatch& out, const Stamp& stamp, std::optional<Timestamp> venueTime, P&& payload) const
    {
        put(out, {}, m_catalogue.venue(), stamp, venueTime, std::forward<P>(payload));
    }
    struct Settlement {
        InstrumentId id;
        double rate = 0;
        Timestamp at;
    };
    // What was exchanged, told oldest first. A row's interval is the distance of its older neighbour where that is
    // whole hours, else not known: that of today need not be that of then.
    static void emitSettled(const std::vector<Settlement>& newestFirst, const Stamp& stamp, EventBatch& out);
    // The fields of a frame into m_top, those of its object `inner` into m_data.
    bool open(std::string_view text, const JsonKey& inner);
    // A funding interval, written in hours or in parts of one. None: no value, 0, or what can be no interval; the
    // last is told (takeLeftOut).
    std::optional<double> fundingHours(const JsonPicker& k, const JsonKey& key, double partsOfAnHour = 1);
    void leaveOut(std::string place, const char* why);
    void leaveOut(DecodeError error);
    static constexpr const char* kNoFundingInterval = "no funding interval: left out";
    JsonPicker pick(const Message& m) { return {m.object, m_fault, m.path}; }
    // Images list the best first; venues do, and what does not is put in order.
    static void sortImage(const BookUpdate& image, EventBatch& out);

    Catalogue& m_catalogue;
    JsonReader m_reader, m_nested, m_deep;  // a walk inside a walk needs the next one
    JsonObject m_top, m_data, m_item, m_sub;
    std::vector<JsonValue> m_values, m_rows;
    JsonFault m_fault;
    InstrumentId m_damaged;
    bool m_damagedBook = false;
    std::optional<Timestamp> m_newsAt;  // when the venue said what is new by this text, where it says when

private:
    // Made in its place: an event is large.
    template <typename P>
    static void put(EventBatch& out, InstrumentId id, VenueId venue, const Stamp& stamp,
                    std::optional<Timestamp> venueTime, P&& payload)
    {
        MarketEvent& event = out.events.emplace_back();
        event.instrument = id;
        event.venue = venue;
        event.stamp = Stamp{venueTime, stamp.received, stamp.mono};
        event.payload.emplace<std::remove_cvref_t<P>>(std::forward<P>(payload));
    }
    void announce(EventBatch& out, std::size_t at, const Stamp& stamp);
    DecodeError undo(EventBatch& out, std::size_t events, std::size_t levels, std::size_t text);
};

// "12" -> 12; "s-12" -> 12; anything else: -1.
std::int64_t trailingNumber(std::string_view text);

// What may stand for a JSON number as it is: at most eighteen digits, none of them a leading zero.
std::optional<std::int64_t> plainNumber(std::string_view text);

// The value of `"key":"..."` in a text that may be damaged. Empty: not found.
std::string_view looseText(std::string_view text, std::string_view key);

}  // namespace plimsoll
