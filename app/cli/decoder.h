// The work behind `decode`: lines in, events out, counted. Knows no file and no option.
#pragma once

#include "app/cli/event_printer.h"
#include "feeds/frame_pipeline.h"
#include "feeds/recording/entry.h"
#include "feeds/recording/line_reader.h"
#include "feeds/recording/origin.h"
#include "feeds/recording/sniff.h"

#include <QString>

#include <map>
#include <optional>
#include <string>

namespace plimsoll {

struct DecodeSettings {
    VenueId venue = VenueId::Binance;
    std::optional<Market> market;      // what the person says
    std::optional<Market> fileMarket;  // what the file as a whole, or its path, says
    bool books = false, all = false;
    bool schemas = false;  // old forms of frames are named and counted
    std::size_t levels = 20;
};

class Decoder {
public:
    Decoder(const DecodeSettings& settings, const VenueProfile& profile, std::string& out);

    void line(const LineReader::Line& line);
    void entry(const RecordEntry& entry, std::uint64_t number);
    // Damage of the input itself.
    void inputError(std::uint64_t line, const QString& what);
    // Instrument replies that are not in the stream. Nothing is printed. Empty: taken.
    QString learn(const QString& path);

    struct Tally {
        std::uint64_t lines = 0, empty = 0, frames = 0, bytes = 0;
        // Each frame in one of these; in errors also one that counts but for a value.
        std::uint64_t data = 0, control = 0, unknown = 0, ignored = 0, errors = 0;
    };
    const Tally& tally() const { return m_tally; }
    std::string stats(double seconds, const RecordingOrigin& origin = {}) const;

private:
    void frame(std::uint64_t number, PaddedText text, const Stamp& stamp, std::optional<Market> known,
               std::uint64_t connection = 0);
    void reply(std::uint64_t number, const RestExchange& exchange, const Stamp& stamp);
    void finish(std::uint64_t number, const FramePipeline::Outcome& outcome, Market market, const Stamp& stamp);
    void noteForm(std::string_view form, Market market, const Stamp& stamp);
    void emitBatch();
    void applyToBook(const MarketEvent& event, const BookUpdate& update);
    void bookLost(InstrumentId id, const Stamp& stamp, LostReason reason);
    Market marketOf(std::string_view frame);
    QString learnBody(const RestExchange& exchange);

    DecodeSettings m_settings;
    Catalogue m_catalogue;
    const VenueProfile m_profile;
    FramePipeline m_pipeline;
    EventPrinter m_printer;
    std::string& m_out;
    EventBatch m_batch;
    std::string m_padded;
    std::map<InstrumentId, OrderBook> m_books;
    std::optional<Market> m_lastSure;
    std::uint64_t m_keptImage = 0;  // the line of the bare image that waits for its book
    Tally m_tally;
    std::map<std::string_view, std::uint64_t> m_oldForms;
};

}  // namespace plimsoll
