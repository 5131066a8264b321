#include "ui/venue_aside.h"

#include "ui/panel.h"
#include "ui/selection.h"

#include <QCoreApplication>
#include <QMenu>

namespace plimsoll {

void fillAsideMenu(QMenu* menu, const std::vector<VenueId>& venues, Selection& selection)
{
    for (const VenueId venue : venues) {
        const auto bit = static_cast<std::uint8_t>(1u << static_cast<unsigned>(venue));
        QAction* a =
            menu->addAction(QCoreApplication::translate("VenueAside", "Set %1 aside").arg(text(venueName(venue))));
        a->setObjectName(QStringLiteral("aside-") + text(venueKey(venue)));
        a->setCheckable(true);
        a->setToolTip(QCoreApplication::translate(
            "VenueAside", "Heard and shown, hatched, but in no sum and no judgement until taken back"));
        const auto show = [a, bit](std::uint8_t aside) { a->setChecked(aside & bit); };
        show(selection.aside());
        QObject::connect(&selection, &Selection::asideChanged, a, show);
        QObject::connect(a, &QAction::triggered, &selection, [&selection, bit](bool on) {
            selection.setAside(
                static_cast<std::uint8_t>(on ? selection.aside() | bit : selection.aside() & ~unsigned{bit}));
        });
    }
}

}  // namespace plimsoll
