// What has happened: the stored journal of warnings, alerts, phases, feed events and the person's notes with their
// #tags.
#pragma once

#include "ui/own_rows.h"
#include "ui/panels/risk_page.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace plimsoll {

class BoardView;
class JournalModel;
class SearchField;
class Segmented;

class JournalPage : public RiskPage, public OwnRows {
    Q_OBJECT
public:
    // `by`: in whose name it asks the history; each page its own.
    JournalPage(const QString& by, const PanelDeps& deps, QWidget* parent);

    std::uint64_t version(const SnapshotHub& hub) const override;
    void refresh(const SnapshotHub& hub, AsOf now) override;
    void age(AsOf now) override;
    QJsonObject saveState() const override;
    void restoreState(const QJsonObject& state) override;
    std::vector<ExportTable> exportTables() const override;
    void hideOwn(bool hide) override;
    void themeChanged() override;
    void setDensity(Density density) override;
    void focusInside() override;
    bool startFind() override;

    JournalModel* model() const { return m_model; }
    BoardView* view() const { return m_view; }
    QString details() const;
    // How often they were put together.
    std::uint64_t detailsMade() const { return m_detailsMade; }
    QComboBox* tags() const { return m_tag; }
    void startNote();
    // Chooses this entry: filters that hide it are let go, and it is looked for as far back as it lies, among more
    // entries than are shown else. Where it is not among them the footer says so.
    void reveal(const store::JournalRow& entry);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    // Asked so often while it is seen; without an answer, later.
    static constexpr Duration kOften = std::chrono::seconds{5}, kPatience = std::chrono::seconds{8};

    void buildBars();
    void ask();
    void forget();
    void applyFilter();
    bool seek();
    void reachBack();
    bool reachesFar() const;
    void addNote();
    void jump(int row);
    void showDetails();
    void showNoteLine();
    void showEmpty();
    void showTags();
    void showFooter();
    void showFace(AsOf now);
    bool mine(const HistoryRequest& request) const;
    bool onScreen() const { return isVisible() && !visibleRegion().isEmpty(); }

    QString m_by;
    QWidget* m_bar;
    Segmented* m_scope;
    QComboBox *m_kind, *m_tag, *m_range;
    SearchField* m_search;
    JournalModel* m_model;
    BoardView* m_view;
    QLabel* m_details;
    QWidget *m_searchRow, *m_noteRow;
    QLineEdit* m_note;
    QPushButton* m_add;
    Says m_saying;
    std::uint64_t m_serial = 0, m_shows = 0, m_detailsMade = 0;
    QString m_detailed;  // the key of the entry below the list; empty: none
    std::optional<Mono> m_asked, m_waiting;
    std::optional<store::JournalRow> m_sought;  // to be chosen once it is here
    std::optional<store::JournalRow> m_far;     // was found further back than is read else
    std::uint64_t m_soughtAfter = 0;            // questions after that one reach as far
    bool m_missed = false;                      // what was sought is not there
    std::shared_ptr<const HistoryAnswer> m_answer;
    std::shared_ptr<const store::StoreStatus> m_store;
    AsOf m_at;
};

}  // namespace plimsoll
