// Every flush that was detected, newest first and searchable: what its structure was before and after, how each
// venue bore it, the person's notes and tags, and cases of the past beside it.
#pragma once

#include "ui/panels/flush_rows.h"
#include "ui/panels/risk_page.h"

#include <array>

class QLineEdit;
class QPushButton;

namespace plimsoll {

class CheckDelegate;
class FloorDelegate;
class GrownTable;
class PageColumn;
class PageLine;
class PageSection;
class SearchField;

class FlushesPage : public RiskPage {
    Q_OBJECT

public:
    FlushesPage(const PanelDeps& deps, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;
    std::vector<ExportTable> exportTables() const override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;
    bool startFind() override;

    enum Part { Flushes, Structure, Stress, Notes, Cases, kParts };
    TextTable* table(Part part) const { return m_tables[part]; }
    GrownTable* view(Part part) const { return m_views[part]; }
    SearchField* search() const { return m_search; }
    QLineEdit* note() const { return m_note; }
    // The one whose card is shown; null: there is none.
    const FlushRecord* chosen() const;

    // Asks the journal for its notes.
    QString asker() const { return panelId(QStringLiteral("flushes"), instance()); }

private:
    void build();
    void addNote();
    void choose(const QString& key);
    void showAll();
    void showCard();
    void showNotes();
    void showTime(AsOf now);
    void ask();

    PageColumn* m_column;
    SearchField* m_search;
    std::array<TextTable*, kParts> m_tables{};
    std::array<GrownTable*, kParts> m_views{};
    std::array<TableDelegate*, kParts> m_delegates{};
    PageSection *m_cardHead, *m_stressHead, *m_notesHead;
    PageLine* m_none;
    QWidget* m_noteRow;
    QLineEdit* m_note;
    QPushButton* m_add;
    QString m_chosen;
    std::shared_ptr<const PhaseSnapshot> m_shown;
    std::shared_ptr<const HistoryAnswer> m_answer;
    bool m_stores = false, m_filling = false;
    std::uint64_t m_serial = 0;
    std::optional<Mono> m_asked;
    Freshness m_pulse = Freshness::Live;
    AsOf m_at;
};

}  // namespace plimsoll
