// The journal as a table, newest first: warnings, alerts, changes of phase, what feeds and people said.
#pragma once

#include "model/history_request.h"
#include "ui/export_table.h"
#include "ui/panels/row_model.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <set>
#include <string>

namespace plimsoll {

// What happened, in words for people.
QString journalKind(store::Entry kind);  // "Warning"
QString journalState(const store::JournalRow& row);
// In one word: a warning by its severity, else the kind.
QString journalWord(const store::JournalRow& row);  // "critical", "clear", "reset"
QString journalSentence(const store::JournalRow& row);
// The numbers it rested on, a line each: "Spread of the best quotes, Binance: 7.20 bp".
QStringList journalEvidence(const store::JournalRow& row);

// The words of a note that begin with #, as they were written: "#flush".
QStringList journalTags(const store::JournalRow& row);

struct JournalLine {
    store::JournalRow row;
    QString key, kind, state, sentence;
    QStringList tags;
};

class JournalModel : public RowModel<JournalLine, QString> {
public:
    enum Column { Utc, Entry, Asset, What, kColumns };

    explicit JournalModel(QObject* parent) : RowModel(parent) {}

    // `rows`: oldest first, as they were answered. Times of another day than `today` say which. What was told
    // before is not put into words again.
    void apply(const std::vector<store::JournalRow>& rows, Timestamp today);
    // Empty: any.
    void setFilter(std::optional<store::Entry> kind, const QString& part, const QString& tag = {});
    QStringList tags() const;  // of all entries, by name
    int all() const { return static_cast<int>(m_all.size()); }
    ExportTable toExport() const;
    // How many entries were put into words so far, how often the rows were filtered.
    struct Work {
        std::uint64_t said = 0, filtered = 0;
    };
    const Work& work() const { return m_work; }
    // Of the person's own positions: warnings, and alerts. `others`: numbers of those that are about the market;
    // of those that have been deleted nobody knows it any more, unless they say a value of the market by its name.
    void hideOwn(bool hide, const std::set<std::string>& others = {});

    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    QString keyOf(const JournalLine& line) const override { return line.key; }
    bool same(const JournalLine& a, const JournalLine& b) const override { return a.key == b.key; }

private:
    void take(const std::vector<store::JournalRow>& rows);
    void filter();
    bool isOwn(const store::JournalRow& row) const;

    std::vector<JournalLine> m_all;  // newest first
    Timestamp m_today{};
    std::optional<store::Entry> m_kind;
    QString m_part, m_tag;
    bool m_ownHidden = false;
    std::set<std::string> m_otherAlerts;
    Work m_work;
};

}  // namespace plimsoll
