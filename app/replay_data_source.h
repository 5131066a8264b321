// A recording as the source of a window.
#pragma once

#include "app/cli/options.h"
#include "app/data_source.h"
#include "app/replay_thread.h"

namespace plimsoll {

class MainWindow;

class ReplayDataSource final : public DataSource {
    Q_OBJECT
public:
    ReplayDataSource(std::unique_ptr<ReplayDriver> driver, const ReplayStart& start, QObject* parent = nullptr);

    SourceKind kind() const override { return m_kind; }
    const Clock& clock() const override { return *m_clock; }
    QStringList venueKeys() const override { return m_venues; }
    void start() override { m_thread.start(); }
    void stop() override { m_thread.stop(); }
    void setWatch(const WatchSet& watch) override { m_thread.setWatch(watch); }
    void setFocus(const std::string& asset) override { m_thread.setFocus(asset); }
    void setAlerts(const std::vector<AlertRule>& rules) override { m_thread.setAlerts(rules); }
    void setDesk(const Desk& desk) override { m_thread.setDesk(desk); }
    void setLevelAssumptions(const LevelAssumptions& a) override { m_thread.setLevelAssumptions(a); }
    void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits) override
    {
        m_thread.setRiskLimits(limits);
    }
    // A recorded venue cannot be switched off; what it said is part of the picture.
    void setVenueEnabled(VenueId, bool) override {}
    void requestFull(QObject* context, FullDone done) override { m_thread.requestFull(context, std::move(done)); }

    ReplayThread& transport() { return m_thread; }
    const ReplaySource::Survey& survey() const { return m_survey; }
    const RecordingOrigin& origin() const { return m_origin; }
    // As known after the first look through the recording.
    const QStringList& notices() const { return m_notices; }
    // The same in English, for what leaves the program.
    const QStringList& noticesForFiles() const { return m_noticesForFiles; }

private:
    const std::shared_ptr<ShownClock> m_clock;
    const SourceKind m_kind;
    const ReplaySource::Survey m_survey;
    const RecordingOrigin m_origin;
    const QStringList m_notices, m_noticesForFiles, m_venues;
    ReplayThread m_thread;
};

// A replay, and of what.
SourceKind kindOf(const RecordingOrigin& origin);
QString recordedWord(const RecordingOrigin& origin);  // "LIVE", "SIMULATED"; empty: it is not said
// What the file says of where its data was heard, where that is not the venues' own address.
QString originNotice(const RecordingOrigin& origin);
QStringList noticesOf(const ReplaySource& source);  // that, and damage
QStringList venueKeysOf(std::uint8_t mask);
// Panels that show one market at a time begin with the one that the recording has.
void showRecordedMarket(MainWindow& window, const ReplaySource::Survey& survey);
// What a recording is watched for: everything in it, or what the person names.
WatchSet watchOfRecording(const ReplaySource::Survey& survey, const Options& options);

}  // namespace plimsoll
