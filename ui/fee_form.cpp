#include "ui/fee_form.h"

#include "widgets/ui_text.h"
#include "widgets/venue_key.h"

#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSignalBlocker>
#include <QWidgetAction>

namespace plimsoll {

namespace {

struct MarketColumn {
    const char* key;
    const char* word;
    std::array<double, kVenueCount> TakerFees::*fees;
};
constexpr MarketColumn kMarkets[] = {
    {"perp", QT_TRANSLATE_NOOP("plimsoll::FeeForm", "Perpetual"), &TakerFees::perp},
    {"spot", QT_TRANSLATE_NOOP("plimsoll::FeeForm", "Spot"), &TakerFees::spot}};

const ListedFee& listedOf(VenueId venue)
{
    return kListedFees[static_cast<std::size_t>(venue)];
}

}  // namespace

QString listedFeeWords(VenueId venue)
{
    const ListedFee& f = listedOf(venue);
    return UiText::tr("Listed for the lowest tier: %1 % perpetual, %2 % spot\n%3\n%4")
        .arg(f.perp * 100)
        .arg(f.spot * 100)
        .arg(QString::fromUtf8(f.page.data(), static_cast<qsizetype>(f.page.size())),
             f.seen.empty() ? UiText::tr("not dated: look it up there")
                            : UiText::tr("the perpetual's was seen on %1")
                                  .arg(QString::fromUtf8(f.seen.data(), static_cast<qsizetype>(f.seen.size()))));
}

FeeForm::FeeForm(const std::vector<VenueId>& venues, Selection& selection, QWidget* parent)
    : QWidget(parent), m_selection(selection)
{
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(12, 4, 12, 8);
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    int column = 1;
    for (const MarketColumn& m : kMarkets) {
        auto* head = new QLabel(tr(m.word), this);
        head->setProperty("tone", "muted");
        grid->addWidget(head, 0, column++, Qt::AlignRight);
    }
    int row = 1;
    for (const VenueId v : venues) {
        auto* name = new QLabel(venueNameText(v), this);
        name->setToolTip(listedFeeWords(v));
        grid->addWidget(name, row, 0);
        column = 1;
        for (const MarketColumn& m : kMarkets) {
            auto* box = new QDoubleSpinBox(this);
            box->setDecimals(4);
            box->setRange(-1, 1);
            box->setSingleStep(0.005);
            box->setAlignment(Qt::AlignRight);
            box->setAccessibleName(tr("Taker fee on %1, %2, percent").arg(venueNameText(v), tr(m.word)));
            box->setToolTip(listedFeeWords(v));
            connect(box, &QDoubleSpinBox::valueChanged, this, [this, v, market = m.fees](double percent) {
                TakerFees fees = m_selection.takerFees();
                (fees.*market)[static_cast<std::size_t>(v)] = percent / 100;
                m_selection.setTakerFees(fees);
            });
            grid->addWidget(box, row, column++);
            m_fields.push_back({v, m.fees, box});
        }
        ++row;
    }
    auto* note =
        new QLabel(tr("Listed: the venues' pages, see each line's tip.\nYour account may pay less."), this);
    note->setProperty("tone", "faint");
    grid->addWidget(note, row, 0, 1, 2);
    auto* listed = new QPushButton(tr("As listed"), this);
    connect(listed, &QPushButton::clicked, this, [this] { m_selection.setTakerFees(listedFees()); });
    grid->addWidget(listed, row, 2);
    connect(&m_selection, &Selection::takerFeesChanged, this, &FeeForm::show);
    show(m_selection.takerFees());
}

void FeeForm::show(const TakerFees& fees)
{
    for (const Field& f : m_fields) {
        const QSignalBlocker quiet(f.box);
        f.box->setValue((fees.*f.market)[static_cast<std::size_t>(f.venue)] * 100);
    }
}

void FeeForm::addTo(QMenu* menu, const std::vector<VenueId>& venues, Selection& selection)
{
    menu->addSection(tr("Taker fee, % a side"));
    auto* held = new QWidgetAction(menu);
    held->setDefaultWidget(new FeeForm(venues, selection, menu));
    menu->addAction(held);
}

QJsonObject savedFees(const TakerFees& fees)
{
    QJsonObject out;
    for (const VenueId v : kVenues)
        for (const MarketColumn& m : kMarkets) {
            const double fee = (fees.*m.fees)[static_cast<std::size_t>(v)];
            if (fee == (listedFees().*m.fees)[static_cast<std::size_t>(v)]) continue;
            QString key = QString::fromLatin1(venueKey(v).data(), static_cast<qsizetype>(venueKey(v).size()));
            key += u'.' + QString::fromLatin1(m.key);
            out.insert(key, fee);
        }
    return out;
}

TakerFees restoredFees(const QJsonObject& saved)
{
    TakerFees out = listedFees();
    for (const VenueId v : kVenues)
        for (const MarketColumn& m : kMarkets) {
            QString key = QString::fromLatin1(venueKey(v).data(), static_cast<qsizetype>(venueKey(v).size()));
            key += u'.' + QString::fromLatin1(m.key);
            double& fee = (out.*m.fees)[static_cast<std::size_t>(v)];
            fee = saved.value(key).toDouble(fee);
        }
    return out;
}

}  // namespace plimsoll
