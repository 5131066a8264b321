// A panel: pulls the newest snapshots when it is visible, shows them, and can say what it shows.
#pragma once

#include "model/snapshot_hub.h"
#include "ui/export_table.h"
#include "ui/selection.h"
#include "widgets/panel_frame.h"
#include "widgets/table_style.h"
#include "widgets/theme.h"

#include <QJsonObject>
#include <QWidget>

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

class AlertBook;
class DeskBook;

// What the title bar says about a panel.
struct PanelFace {
    QString context;  // "BTC perp · Σ BN BY"
    Provenance provenance = Provenance::Measured;
    Freshness fresh = Freshness::Off;  // of the panel's own inputs, not of the program
    QString age;                       // "0.1 s", or with the venue that is late: "BY 3.4 s"
    QString tip;                       // every venue with age and limit
};

// In what a panel is read now, where a person may choose.
struct PanelUnits {
    FundingUnit rates = FundingUnit::Bp8h;
    bool dollars = false;  // differences of prices: US dollars a coin, not bp
};

// While one lives, this thread asks only what tables are called: they come without their rows.
class TableNames {
public:
    TableNames() { ++s_depth; }
    ~TableNames() { --s_depth; }
    TableNames(const TableNames&) = delete;
    TableNames& operator=(const TableNames&) = delete;
    static bool on() { return s_depth > 0; }
    // Asked by whoever makes a table, before its rows; that it makes them is counted.
    static bool only()
    {
        s_filled += !on();
        return on();
    }
    static std::uint64_t filled() { return s_filled; }

private:
    inline static thread_local int s_depth = 0;
    inline static thread_local std::uint64_t s_filled = 0;
};
struct ExportName {
    QString id, title;
    bool series = false;
};

// What a panel needs to be built.
struct PanelDeps {
    const Theme& theme;
    Selection& selection;         // the panel's own
    std::vector<VenueId> venues;  // that exist in this build, in VenueId order
    AlertBook* alerts = nullptr;  // null: none can be set here
    DeskBook* desk = nullptr;     // null: no positions can be entered here
    Timestamp started{};          // what came before is of an earlier run; none: not told
    int instance = 1;             // of several of a kind: the second has the id "depth-2" and is titled "Depth 2"
};

class Panel : public QWidget {
    Q_OBJECT
public:
    enum class Pace : std::uint8_t { Picture, Table };  // 60 Hz or 10 Hz

    // `kind` is the registry's id.
    Panel(QString kind, QString title, const PanelDeps& deps, QWidget* parent);

    const QString& kind() const { return m_kind; }
    int instance() const { return m_deps.instance; }
    const QString& id() const { return m_id; }
    const QString& title() const { return m_title; }
    const PanelFace& face() const { return m_face; }

    // Pulls when a slot that this panel reads has moved, when the model falls silent, or when `force` says so;
    // what is of one asset: of its own.
    bool pull(const SnapshotHub& all, AsOf now, bool force = false);
    // Twice a second without new data: ages, countdowns, judgements that time alone changes.
    virtual void age(AsOf now) = 0;
    // As the tick asks for it.
    void growOlder(AsOf now);
    // Nothing of it can be seen (hidden, a tab behind another): it rests.
    bool onScreen() const { return isVisible() && !visibleRegion().isEmpty(); }

    virtual Pace pace() const { return Pace::Table; }
    Selection& selection() const { return m_deps.selection; }
    virtual PanelUnits unitsShown() const { return {selection().fundingUnit()}; }
    // What the feeds should deliver because this panel is open; merged by the application.
    virtual WatchSet watch() const { return {}; }
    virtual QJsonObject saveState() const { return {}; }
    virtual void restoreState(const QJsonObject&) {}
    // Tables become tables/<id>.csv, what is plotted becomes series/<id>.csv.
    virtual std::vector<ExportTable> exportTables() const { return {}; }
    virtual std::vector<ExportTable> exportSeries() const { return {}; }
    // What they would be called now: hundreds of thousands of rows are not made for a menu.
    std::vector<ExportName> exportNames() const
    {
        const TableNames only;
        std::vector<ExportName> names;
        for (const ExportTable& t : exportTables()) names.push_back({t.id, t.title, false});
        for (const ExportTable& t : exportSeries()) names.push_back({t.id, t.title, true});
        return names;
    }
    // The theme value behind the reference has changed.
    virtual void themeChanged();
    // The theme, or the way in which numbers are written, has changed: at once where it can be seen, else when the
    // panel is shown, photographed or asked for its tables.
    void dressAnew();
    bool owesDress() const { return m_owesDress; }
    void dress();  // what is owed
    void setFrameState(FrameState state) { m_body->setFrameState(state); }
    // Height of table rows; panels whose rows are always compact keep theirs.
    virtual void setDensity(Density) {}
    // The keyboard's place when this panel is entered.
    virtual void focusInside() { setFocus(Qt::TabFocusReason); }
    // What it shows is the person's own and not chosen for exports: pictures leave it out.
    virtual bool keptPrivate() const { return false; }
    // The key `/` inside this panel: whether it has something to find.
    virtual bool startFind() { return false; }

Q_SIGNALS:
    void faceChanged();
    // Wishes to the stored history; the answer comes in the hub under the request's `by`.
    void historyWanted(const plimsoll::HistoryRequest& request);
    void noteWritten(const QString& asset, const QString& text);
    // What lies behind something shown here is in that panel.
    void panelWanted(const QString& id);

protected:
    // Sum of the versions of the slots that are read.
    virtual std::uint64_t version(const SnapshotHub& hub) const = 0;
    virtual void refresh(const SnapshotHub& hub, AsOf now) = 0;
    // While pulled or growing older, a change of age and tip alone waits until half a second has gone by since the
    // last one that was shown. Anything else is shown at once.
    void setFace(PanelFace face);
    // A toolbar that gives way: its content never keeps the panel wide.
    QWidget* makeToolbar();
    // Toolbar, content and footer go in here.
    PanelBody* body() const { return m_body; }
    const Theme& theme() const { return m_deps.theme; }
    const std::vector<VenueId>& venues() const { return m_deps.venues; }
    AlertBook* alerts() const { return m_deps.alerts; }
    DeskBook* desk() const { return m_deps.desk; }
    Timestamp started() const { return m_deps.started; }
    bool event(QEvent* event) override;

private:
    bool tooSoon(Mono now) const;
    void showHeld(Mono now);

    QString m_kind, m_id, m_title;
    PanelDeps m_deps;
    PanelFace m_face;
    std::optional<PanelFace> m_held;
    std::optional<Mono> m_asked;  // setFace is said by the tick, at this moment
    std::optional<Mono> m_told;   // when the tick last changed what is shown
    PanelBody* m_body;
    std::optional<std::uint64_t> m_seen;
    const SnapshotHub* m_seenIn = nullptr;
    bool m_silent = false;  // the model was, when it was pulled last
    bool m_owesDress = false;
};

// "depth-2" of "depth"; the first is called as its kind.
QString panelId(const QString& kind, int instance);

inline QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

}  // namespace plimsoll
