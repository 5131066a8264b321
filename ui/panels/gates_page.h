// Six gates before a trade: the planned trade in a form, the card beside it. A gate passes, fails or is unknown,
// each with its reason; nothing passes on stale data. Used by the panel "Six gates" and as a tab of the warnings.
#pragma once

#include "model/snapshot_hub.h"
#include "ui/export_table.h"
#include "ui/panel.h"

#include <QImage>
#include <QWidget>

#include <memory>
#include <optional>
#include <vector>

namespace plimsoll {

struct GateCard;
class GateCardView;
class GateForm;

class GatesPage : public QWidget {
    Q_OBJECT
public:
    // As a panel's `PanelDeps`; without a desk book it says that no trade can be planned here.
    GatesPage(const PanelDeps& deps, QWidget* parent);
    ~GatesPage() override;

    // What it reads of the hub: add its version to the panel's own.
    static std::uint64_t version(const SnapshotHub& hub) { return hub.desk.version(); }
    void refresh(const SnapshotHub& hub, AsOf now);
    void age(AsOf now);
    void themeChanged();
    QSize minimumSizeHint() const override { return {0, 0}; }

    // The planned trade in view, for the panel's face: "long ETH $40,000 at 5x, stop 2,655". Empty: none.
    QString summary() const;
    const GateCard* card() const;  // null: no trade is planned, or nothing is known yet
    bool stale(AsOf now) const;    // the model has not looked for a while: the card counts for nothing
    AsOf asOf() const;             // of what is shown
    // What it wants watched: the asset of the trade.
    WatchSet watch() const;
    // Whether the card goes along with exports of the market; else its table has no rows.
    bool exported() const;
    bool keptPrivate() const;  // a planned trade is in view, and it does not
    ExportTable exportTable() const;
    QString cardText() const;  // for the clipboard and files
    QByteArray cardJson() const;
    QImage cardPicture(qreal scale) const;
    // .png, .json, else text; beside the window, and what came of it is said below the card.
    void saveCard(const QString& path);
    QJsonObject saveState() const;
    void restoreState(const QJsonObject& state);

Q_SIGNALS:
    void changed();       // another trade, or other words
    void watchChanged();  // the asset of the trade

private:
    void showCard(AsOf now);
    void planTrade();
    void chooseTrade(std::uint64_t id);
    void bookChanged();
    void fillChoice();
    void exportCard(const QString& suffix);

    struct Parts;
    std::unique_ptr<Parts> m;
};

}  // namespace plimsoll
