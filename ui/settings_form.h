// A form that has buttons of its own (notifications, keys) as a page.
#pragma once

#include "ui/settings_page.h"

#include <functional>

namespace plimsoll {

class FormPage : public SettingsPage {
    Q_OBJECT
public:
    // `form` is made anew each time the page is looked at: what it shows is of now.
    FormPage(QString id, const Theme& theme, std::function<QWidget*(QWidget* parent)> form,
             QWidget* parent = nullptr);

    bool hasReset() const override { return false; }  // the form has its own
    void shown() override;
    QWidget* form() const { return m_form; }

private:
    std::function<QWidget*(QWidget*)> m_make;
    QPointer<QWidget> m_form;
};

}  // namespace plimsoll
