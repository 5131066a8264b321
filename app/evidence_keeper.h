// Keeps what was on screen and what was known when something fired: pictures of the panels concerned, the values
// of the moment, and after five minutes the ten minutes around it. The window takes the pictures, one a turn of
// its loop, and remembers the values; they are put into words and written in a thread of its own.
#pragma once

#include "app/evidence_folder.h"
#include "app/evidence_series.h"
#include "app/export_judged.h"
#include "model/market/expected.h"
#include "ui/voice_desk.h"

#include <QImage>
#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <deque>
#include <vector>

namespace plimsoll {

class MainWindow;

class EvidenceKeeper : public QObject {
    Q_OBJECT
public:
    // `window` outlives it, or it is closed before.
    EvidenceKeeper(MainWindow& window, SourceKind source, QString folder, QObject* parent = nullptr);
    ~EvidenceKeeper() override;

    void setLimit(int most) { m_most = most; }
    void keep(const EvidenceOrder& order);
    // Every second: values into memory, and series that are due.
    void look(const MetricSnapshot& metrics);
    // What is still open gets the series up to now, which the writer has then; the destructor waits for it.
    void finish();
    // The same, and waits.
    void close();
    const EvidenceFolder& folder() const { return m_folder; }

    // Orders that are not on the disk yet: their pictures are large. What comes beyond that is not kept, and said.
    static constexpr std::size_t kMostWaiting = 4;

Q_SIGNALS:
    void kept(const QString& folder);
    void failed(const QString& why);

private:
    struct Job {
        EvidenceOrder order;
        Judged judged;       // of that moment
        QStringList panels;  // still to be taken
        std::vector<std::pair<QString, QImage>> pictures;
    };
    struct Open {
        QString folder;
        std::string asset;
        Timestamp at{};
    };
    void step();
    void writeSeries(const Open& open, Timestamp until);
    void sayDropped();

    MainWindow& m_window;
    const SourceKind m_source;
    const EvidenceFolder m_folder;
    EvidenceSeries m_series;
    std::deque<Job> m_jobs;
    std::vector<Open> m_open;
    std::size_t m_writing = 0;  // orders that the writer has
    int m_dropped = 0;          // orders that found no room, and are not said yet
    QTimer m_next, m_say;
    QThreadPool m_writer;
    Timestamp m_now{};
    int m_most = VoiceChoice{}.evidenceMost;
};

}  // namespace plimsoll
