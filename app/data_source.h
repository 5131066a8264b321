// Where the data of a run comes from, as the window and the exporter see it.
#pragma once

#include "model/alerts/alert.h"
#include "model/snapshots.h"
#include "model/store/retention.h"
#include "ui/source_kind.h"
#include "ui/window_state.h"

#include <QObject>
#include <QStringList>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace plimsoll {

struct Desk;              // model/desk/desk.h
struct LevelAssumptions;  // model/metrics/venue_levels.h

class DataSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    using FullDone = std::function<void(std::shared_ptr<const FullSnapshot>)>;

    virtual SourceKind kind() const = 0;
    virtual const Clock& clock() const = 0;
    virtual QStringList venueKeys() const = 0;

    virtual void start() = 0;
    virtual void stop() = 0;  // returns when its threads have ended

    virtual void setWatch(const WatchSet& watch) = 0;
    virtual void setFocus(const std::string& asset) = 0;
    virtual void setAlerts(const std::vector<AlertRule>& rules) = 0;
    virtual void setRiskLimits(const std::map<std::string, Thresholds, std::less<>>& limits) = 0;
    // The person's own positions: on this machine alone, and only read beside the market.
    virtual void setDesk(const Desk& desk) = 0;
    virtual void setLevelAssumptions(const LevelAssumptions& assumptions) = 0;
    virtual void setVenueEnabled(VenueId venue, bool enabled) = 0;
    // How long and how much is stored; where nothing is stored it changes nothing.
    virtual void setRetention(const store::Retention&) {}
    // What the venues remember is asked for, or no more.
    virtual void setHistoryWanted(bool) {}
    // `done` is called in the GUI thread, unless `context` has gone by then.
    virtual void requestFull(QObject* context, FullDone done) = 0;
};

}  // namespace plimsoll
