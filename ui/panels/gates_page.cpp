#include "ui/panels/gates_page.h"

#include "model/desk/gates.h"
#include "ui/desk_book.h"
#include "ui/model_words.h"
#include "ui/named_files.h"
#include "ui/panels/gate_card_json.h"
#include "ui/panels/gate_card_view.h"
#include "ui/panels/gate_form.h"
#include "widgets/format.h"
#include "widgets/within.h"

#include <QBuffer>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <functional>
#include <utility>

namespace plimsoll {

namespace {

constexpr Duration kLimit = std::chrono::seconds{5};  // the model judges once a second

}  // namespace

struct GatesPage::Parts {
    Parts(const PanelDeps& d) : deps(d) {}

    const PanelDeps deps;
    DeskBook* book = nullptr;
    QComboBox* choice = nullptr;
    QToolButton *fresh = nullptr, *drop = nullptr, *form = nullptr, *undo = nullptr;
    GateForm* fields = nullptr;
    GateCardView* view = nullptr;
    QLabel* sum = nullptr;
    QPushButton* exporter = nullptr;
    QAction* along = nullptr;
    std::shared_ptr<const DeskSnapshot> desk;
    std::uint64_t trade = 0;  // in view; 0: none
    bool stale = false, filling = false;
    WatchSet watched;
    AsOf now{};
};

GatesPage::GatesPage(const PanelDeps& deps, QWidget* parent) : QWidget(parent), m(std::make_unique<Parts>(deps))
{
    setProperty("surface", "panel");
    m->book = deps.desk;
    auto* bar = new QWidget(this);
    bar->setProperty("surface", "toolbar");
    bar->setAttribute(Qt::WA_StyledBackground);
    bar->setFixedHeight(32);
    m->choice = new QComboBox(bar);
    m->choice->setAccessibleName(tr("Planned trade"));
    m->choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m->choice->setMinimumContentsLength(10);
    m->choice->setMinimumWidth(56);  // where there is little room it is the choice that gives way, and no word
    const auto button = [&](const QString& word, const QString& tip) {
        auto* b = new QToolButton(bar);
        b->setText(word);
        b->setToolTip(tip);
        b->setAccessibleName(tip);
        b->setFocusPolicy(Qt::StrongFocus);
        return b;
    };
    m->fresh = button(tr("New"), tr("Plan another trade, in the asset in view"));
    m->form = button(tr("Edit"), tr("Show or hide the fields of the trade"));
    m->form->setCheckable(true);
    m->drop = button(tr("Delete"), tr("Delete this planned trade; it can be taken back"));
    m->undo = button(tr("Undo"), tr("Take the last change back"));
    for (QToolButton* b : {m->drop, m->undo}) b->setProperty("flat", true);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 0, 8, 0);
    row->setSpacing(4);
    row->addWidget(m->choice, 1);
    for (QToolButton* b : {m->fresh, m->form, m->drop, m->undo}) row->addWidget(b);

    m->fields = new GateForm(deps.theme, deps.venues, this);
    m->fields->setObjectName(QStringLiteral("gateForm"));
    m->fields->hide();
    m->view = new GateCardView(deps.theme, this);
    m->view->setObjectName(QStringLiteral("gateCard"));

    auto* foot = new QWidget(this);
    foot->setProperty("surface", "footer");
    foot->setAttribute(Qt::WA_StyledBackground);
    foot->setFixedHeight(24);
    m->sum = new QLabel(foot);
    m->sum->setObjectName(QStringLiteral("gateSum"));
    m->sum->setProperty("tone", "muted");
    m->sum->setTextFormat(Qt::PlainText);
    m->sum->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m->exporter = new QPushButton(tr("Export card"), foot);
    m->exporter->setProperty("link", true);
    m->exporter->setFixedHeight(22);
    m->exporter->setAccessibleName(tr("Export the card of the six gates"));
    auto* menu = new QMenu(m->exporter);
    menu->addAction(tr("Copy as text"), this, [this] { QGuiApplication::clipboard()->setText(cardText()); });
    menu->addAction(tr("Copy as JSON"), this,
                    [this] { QGuiApplication::clipboard()->setText(QString::fromUtf8(cardJson())); });
    menu->addSeparator();
    menu->addAction(tr("Save as text\u2026"), this, [this] { exportCard(QStringLiteral("txt")); });
    menu->addAction(tr("Save as picture\u2026"), this, [this] { exportCard(QStringLiteral("png")); });
    menu->addAction(tr("Save as JSON\u2026"), this, [this] { exportCard(QStringLiteral("json")); });
    menu->addSeparator();
    m->along = menu->addAction(tr("Part of exports of the market"));
    m->along->setCheckable(true);
    m->along->setObjectName(QStringLiteral("gatesInExports"));
    m->exporter->setMenu(menu);
    auto* last = new QHBoxLayout(foot);
    last->setContentsMargins(8, 0, 4, 0);
    last->addWidget(m->sum, 1);
    last->addWidget(m->exporter);

    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(bar);
    column->addWidget(m->fields);
    column->addWidget(m->view, 1);
    column->addWidget(foot);

    connect(m->choice, &QComboBox::activated, this,
            [this](int i) { chooseTrade(m->choice->itemData(i).toULongLong()); });
    connect(m->form, &QToolButton::toggled, m->fields, &QWidget::setVisible);
    connect(m->view, &GateCardView::copyRequested, this,
            [this] { QGuiApplication::clipboard()->setText(cardText()); });
    if (m->book) {
        connect(m->book, &DeskBook::changed, this, &GatesPage::bookChanged);
        connect(m->fresh, &QToolButton::clicked, this, [this] { planTrade(); });
        connect(m->drop, &QToolButton::clicked, this, [this] { m->book->removeTrade(m->trade); });
        connect(m->undo, &QToolButton::clicked, this, [this] { m->book->undo(); });
        connect(m->fields, &GateForm::edited, this,
                [this](const PlannedTrade& trade) { m->book->replace(trade); });
    }
    bookChanged();
}

GatesPage::~GatesPage() = default;

void GatesPage::planTrade()
{
    PlannedTrade t;
    t.asset = m->deps.selection.asset().toStdString();
    if (t.asset.empty()) t.asset = "BTC";
    if (!m->deps.venues.empty()) t.venue = m->deps.venues.front();
    if (const auto id = m->book->add(t); id > 0) chooseTrade(id);
    m->form->setChecked(true);
    m->fields->setFocus(Qt::OtherFocusReason);
}

void GatesPage::chooseTrade(std::uint64_t id)
{
    const bool other = id != m->trade;
    m->trade = id;
    fillChoice();
    if (const PlannedTrade* t = m->book ? m->book->trade(id) : nullptr) m->fields->setTrade(*t, other);
    showCard(m->now);
    Q_EMIT changed();
}

// What is in view goes: the last one is shown.
void GatesPage::bookChanged()
{
    const auto& trades = m->book ? m->book->desk().trades : std::vector<PlannedTrade>{};
    const bool there = m->book && m->book->trade(m->trade);
    chooseTrade(there ? m->trade : trades.empty() ? 0 : trades.back().id);
    const WatchSet wanted = watch();
    if (wanted == m->watched) return;
    m->watched = wanted;
    Q_EMIT watchChanged();
}

void GatesPage::fillChoice()
{
    m->choice->clear();
    if (m->book)
        for (const PlannedTrade& t : m->book->desk().trades) {
            const QString words = modelWords(tradeWords(t));
            m->choice->addItem(
                t.name.empty() ? words : QString::fromStdString(t.name) + QStringLiteral(": ") + words,
                QVariant::fromValue<qulonglong>(t.id));
        }
    m->choice->setCurrentIndex(m->choice->findData(QVariant::fromValue<qulonglong>(m->trade)));
    const bool any = m->trade != 0;
    m->choice->setEnabled(any);
    m->form->setEnabled(any);
    m->drop->setEnabled(any);
    m->exporter->setEnabled(any);
    m->fresh->setEnabled(m->book && m->book->desk().trades.size() < DeskBook::kMostTrades);
    m->undo->setEnabled(m->book && !m->book->undoText().isEmpty());
    m->undo->setToolTip(m->undo->isEnabled() ? tr("Take back: %1").arg(m->book->undoText())
                                             : tr("Nothing to take back"));
    if (!any) m->form->setChecked(false);
}

const GateCard* GatesPage::card() const
{
    const GateCard* const card = m->desk ? m->desk->card(m->trade) : nullptr;
    // The model answers within moments; until then what it said is of another trade.
    const PlannedTrade* const trade = m->book ? m->book->trade(m->trade) : nullptr;
    return card && trade && card->trade == *trade ? card : nullptr;
}

AsOf GatesPage::asOf() const
{
    return m->desk ? m->desk->asOf : AsOf{};
}

bool GatesPage::stale(AsOf now) const
{
    return !m->desk || judge(now.mono - m->desk->asOf.mono, kLimit) == Freshness::Stale;
}

void GatesPage::showCard(AsOf now)
{
    m->now = now;
    const GateCard* const known = card();
    m->stale = stale(now);
    const auto why = [&] {
        if (!m->book) return tr("No trade can be planned here");
        if (m->trade == 0)
            return tr("No trade is planned. New plans one: the six gates judge it with live data before you act");
        return tr("The model has not judged this trade yet");
    };
    m->view->setCard(known ? std::optional(*known) : std::nullopt, m->stale, known ? QString() : why());
    if (known) {
        const auto n = [&](GateState s) { return m->stale ? (s == GateState::Unknown ? 6 : 0) : known->count(s); };
        m->sum->setText(tr("%1 pass, %2 fail, %3 unknown. Unknown never counts as pass.")
                            .arg(n(GateState::Pass))
                            .arg(n(GateState::Fail))
                            .arg(n(GateState::Unknown)));
        m->fields->setMark(known->entry && !known->trade.entry ? QString::fromStdString(priceWords(*known->entry))
                                                               : QString());
    } else {
        m->sum->setText(tr("No advice."));
    }
}

void GatesPage::refresh(const SnapshotHub& hub, AsOf now)
{
    m->desk = hub.desk.read().value;
    // The book is loaded after the window is built, and says nothing then.
    if (m->trade == 0 && m->book && !m->book->desk().trades.empty()) bookChanged();
    showCard(now);
}

void GatesPage::age(AsOf now)
{
    m->now = now;
    if (stale(now) != m->stale) showCard(now);
}

void GatesPage::themeChanged()
{
    m->view->setTheme(m->deps.theme);
    m->fields->setTheme(m->deps.theme);
    // Its numbers stand in the signs of before.
    if (const PlannedTrade* t = m->book ? m->book->trade(m->trade) : nullptr) m->fields->setTrade(*t, false);
}

QString GatesPage::summary() const
{
    const PlannedTrade* const t = m->book ? m->book->trade(m->trade) : nullptr;
    return t ? modelWords(tradeWords(*t)) : QString();
}

WatchSet GatesPage::watch() const
{
    WatchSet out;
    if (const PlannedTrade* const t = m->book ? m->book->trade(m->trade) : nullptr) out.assets = {t->asset};
    return out;
}

QString GatesPage::cardText() const
{
    if (!m->view->card()) return {};
    GateCard card = *m->view->card();
    // What nobody judges any more is exported as unknown too.
    for (std::size_t i = 0; i < kGates; ++i) {
        card.gates[i].state = m->view->stateOf(static_cast<int>(i));
        card.gates[i].said = m->view->saidOf(static_cast<int>(i)).toStdString();
    }
    return QString::fromStdString(plimsoll::cardText(card, format::iso(asOf().wall).toStdString()));
}

bool GatesPage::exported() const
{
    return m->along->isChecked();
}

bool GatesPage::keptPrivate() const
{
    return !exported() && !summary().isEmpty();
}

ExportTable GatesPage::exportTable() const
{
    ExportTable table{QStringLiteral("six_gates"),
                      tr("Six gates"),
                      {QStringLiteral("gate"), QStringLiteral("name"), QStringLiteral("state"),
                       QStringLiteral("said"), QStringLiteral("held_against"), QStringLiteral("trade")},
                      {}};
    if (TableNames::only()) return table;
    if (!m->view->card() || !exported()) return table;
    for (int i = 0; i < static_cast<int>(kGates); ++i) {
        const Gate& g = m->view->card()->gates[static_cast<std::size_t>(i)];
        table.rows.push_back({QString::number(g.number), modelWords(g.name),
                              modelWords(gateStateWord(m->view->stateOf(i))), m->view->saidOf(i),
                              modelWords(g.limit), summary()});
    }
    return table;
}

QImage GatesPage::cardPicture(qreal scale) const
{
    const Theme& t = m->deps.theme;
    constexpr int kWidth = 860, kHead = 48, kFoot = 24, kRows = 6 * 40;
    QImage image(QSize(kWidth, kHead + kRows + kFoot) * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(t.bg.panel);
    QPainter p(&image);
    p.setFont(t.font(16, 500));
    p.setPen(t.text.strong);
    p.drawText(QRect(12, 0, kWidth - 24, kHead), Qt::AlignVCenter | Qt::AlignLeft,
               tr("Six gates: %1").arg(summary()));
    GateCardView view(t, nullptr);
    view.setCard(m->view->card(), m->stale);
    view.resize(kWidth, kRows);
    view.render(&p, QPoint(0, kHead), {}, QWidget::DrawChildren);
    p.fillRect(QRect(0, kHead + kRows, kWidth, kFoot), t.bg.header);
    p.setFont(t.font(11));
    p.setPen(t.text.muted);
    const QRect foot(12, kHead + kRows, kWidth - 24, kFoot);
    p.drawText(foot, Qt::AlignVCenter | Qt::AlignLeft, m->sum->text());
    p.drawText(foot, Qt::AlignVCenter | Qt::AlignRight, tr("Plimsoll \u00b7 %1").arg(format::iso(asOf().wall)));
    return image;
}

QByteArray GatesPage::cardJson() const
{
    if (!m->view->card()) return {};
    std::array<GateShown, kGates> shown;
    for (std::size_t i = 0; i < kGates; ++i)
        shown[i] = {m->view->stateOf(static_cast<int>(i)), m->view->saidOf(static_cast<int>(i)).toStdString()};
    return gateCardJson(*m->view->card(), shown, asOf().wall, m->stale);
}

void GatesPage::saveCard(const QString& path)
{
    const auto is = [&](const char* end) { return path.endsWith(QLatin1String(end), Qt::CaseInsensitive); };
    std::function<QByteArray()> bytes;
    if (is(".png")) {
        bytes = [image = cardPicture(2)] {
            QByteArray png;
            QBuffer buffer(&png);
            buffer.open(QIODevice::WriteOnly);
            image.save(&buffer, "PNG");
            return png;
        };
    } else {
        bytes = [words = is(".json") ? cardJson() : cardText().toUtf8()] { return words; };
    }
    const auto said = [path](const QString& why) {
        return why.isEmpty() ? tr("Written to %1").arg(path) : tr("%1 cannot be written: %2").arg(path, why);
    };
    writeNamedFile(*this, path, std::move(bytes), said,
                   [this, said](const QString& why) { m->sum->setText(said(why)); });
}

void GatesPage::exportCard(const QString& suffix)
{
    auto* dialog = new QFileDialog(this, tr("Export card"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(suffix);
    dialog->setNameFilter(suffix == QLatin1String("png")    ? tr("Pictures (*.png)")
                          : suffix == QLatin1String("json") ? tr("JSON (*.json)")
                                                            : tr("Text (*.txt)"));
    dialog->selectFile(
        QStringLiteral("six_gates_%1.%2").arg(QString::fromStdString(m->fields->trade().asset), suffix));
    connect(dialog, &QFileDialog::fileSelected, this, &GatesPage::saveCard);
    dialog->open();
}

QJsonObject GatesPage::saveState() const
{
    return {{QStringLiteral("exported"), exported()},
            {QStringLiteral("form"), m->form->isChecked()},
            {QStringLiteral("trade"), static_cast<double>(m->trade)}};
}

void GatesPage::restoreState(const QJsonObject& state)
{
    m->along->setChecked(state.value(QStringLiteral("exported")).toBool());
    const auto id = static_cast<std::uint64_t>(within(state.value(QStringLiteral("trade")).toDouble(), 0.0, 1e15));
    if (m->book && m->book->trade(id)) chooseTrade(id);
    if (m->trade != 0) m->form->setChecked(state.value(QStringLiteral("form")).toBool());
}

}  // namespace plimsoll
