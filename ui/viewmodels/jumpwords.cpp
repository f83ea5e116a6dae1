// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumpwords.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(JumpNames)
};

} // namespace

QString jumpGroupWords(JumpGroup group)
{
    switch (group) {
    case JumpGroup::Recent:
        return Words::tr("Used lately");
    case JumpGroup::Columns:
        return Words::tr("Columns");
    case JumpGroup::Accounts:
        return Words::tr("Accounts");
    case JumpGroup::Lists:
        return Words::tr("Lists");
    case JumpGroup::Pages:
        return Words::tr("Pages");
    case JumpGroup::People:
        return Words::tr("People");
    case JumpGroup::Tags:
        return Words::tr("Hashtags");
    case JumpGroup::NewColumns:
        return Words::tr("Add a column");
    case JumpGroup::Typed:
        return Words::tr("What is typed");
    }
    return {};
}

QString otherJumpWords(JumpWhat what)
{
    switch (what) {
    case JumpWhat::Account:
        return Words::tr("Open the profile");
    case JumpWhat::Person:
        return Words::tr("Add as a column");
    case JumpWhat::List:
        return Words::tr("Members");
    default:
        return {};
    }
}

QString spokenJump(const JumpTarget &target, JumpGroup group)
{
    QStringList words{target.name};
    if (!target.detail.isEmpty()) {
        words << target.detail;
    }
    words << jumpGroupWords(group);
    return words.join(u", "_s);
}

} // namespace asterism::ui
