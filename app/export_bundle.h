// The export bundle of CONTRACT section 5: pictures, snapshot.json, tables, series, report; or one part of it.
//
// In two halves: collecting reads the window and belongs to the GUI thread, a picture a step; writing puts long
// tables into words, packs, prints and stores, which takes longer, and may be done anywhere.
#pragma once

#include "app/export_judged.h"
#include "app/export_past.h"
#include "app/export_report.h"
#include "app/export_stamp.h"
#include "model/market/expected.h"
#include "model/snapshots.h"
#include "ui/export_choice.h"
#include "ui/source_kind.h"

#include <QSize>
#include <QString>
#include <QStringList>

#include <atomic>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace plimsoll {

class MainWindow;

// Where a path is not chosen: the first that is free there, which is looked for by whoever writes.
struct FreePlace {
    QString folder, name, suffix;
};

struct ExportOrder {
    QString path;                    // a folder, a .zip or, by the form, one file
    std::optional<FreePlace> place;  // instead of a path
    SourceKind source = SourceKind::Live;
    QString recorded;  // whose data a replay shows, as the recording says it: "LIVE", "SIMULATED"
    QSize size;        // of pictures; empty: as on screen
    QStringList notes;
    ExportForm form = ExportForm::Folder;  // Folder and Zip are told by the path
    bool whole = true;                     // the window and all its panels; else `panels` alone
    QStringList panels;
    std::optional<ExportTable> cells;  // these and nothing else
    int scale = 1;
    bool print = false;  // in the light theme
    bool own = false;    // the person's positions and plans too
};

struct BundleContent {
    ExportOrder order;
    std::shared_ptr<const FullSnapshot> snapshot;
    Judged judged;
    ReportContent report;                    // pictures neither stamped nor packed yet
    std::shared_ptr<const Theme> theme;      // of the pictures
    std::map<QString, PictureStamp> stamps;  // by the picture; each is put on when it is written
    std::vector<ExportTable> series;
    std::vector<std::pair<QString, QByteArray>> drawings;  // id, SVG
};

// Takes what the order asks for out of the window, one picture or one panel's tables a step, so that no frame is
// late for all of them. What is judged is that of its beginning.
class BundleCollector {
public:
    // `window` outlives it.
    BundleCollector(ExportOrder order, MainWindow& window, std::shared_ptr<const FullSnapshot> snapshot);
    ~BundleCollector();

    bool step();  // false: that was the last
    int done() const { return m_done; }
    int total() const { return m_total; }
    QString doing() const;  // what the next step is for: "picture of depth"
    BundleContent take() { return std::move(m_content); }

private:
    // True: there is more of it.
    struct Task {
        QString what;
        std::function<bool()> step;
    };
    void plan();
    void planPicture(const QString& name, QWidget* window, const QString& panel);
    PictureStamp stampOf(const QString& name, const QString& panel) const;
    void keep(const QString& name, const PictureStamp& stamp, QImage image);
    void takeTables(const QString& panel, bool series);
    bool wantsPictures() const;
    bool wantsDrawings() const;

    MainWindow& m_window;
    BundleContent m_content;
    PictureStamp m_stamp;
    std::unique_ptr<ExportPast> m_past;  // comes before the tasks
    std::deque<Task> m_tasks;
    std::size_t m_dressed = 0;  // so many tasks are for pictures
    int m_done = 0, m_total = 0;
};

// Puts their stamps on the pictures; in any thread.
void develop(BundleContent& content);
// All steps at once.
BundleContent collectBundle(const ExportOrder& order, MainWindow& window,
                            std::shared_ptr<const FullSnapshot> snapshot);

// Read and written by two threads.
struct ExportProgress {
    std::atomic<int> done{0}, total{0};
    std::atomic<bool> cancelled{false};
};
inline constexpr const char* kExportCancelled = "cancelled";

// Returns the path that was written. `progress` may be null.
Expected<QString, QString> writeBundle(BundleContent content, ExportProgress* progress = nullptr);
// What a form makes of an order: several pictures or tables become a folder of them.
bool becomesFolder(ExportForm form, std::size_t pictures, std::size_t tables);

}  // namespace plimsoll
