// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/jumptarget.h"

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

/// They are kept: never changed.
QString jumpWord(JumpWhat what)
{
    static const QStringList words{u"column"_s, u"account"_s, u"list"_s, u"server-list"_s,
        u"page"_s, u"person"_s, u"tag"_s, u"everyone"_s, u"direct"_s, u"home"_s, u"notifications"_s,
        u"local"_s, u"federated"_s, u"offer"_s, u"handle"_s, u"address"_s, u"search"_s};
    return words.value(int(what));
}

} // namespace

QString JumpTarget::key() const
{
    return jumpWord(what) + u'/' + value;
}

JumpGroup groupOf(JumpWhat what)
{
    switch (what) {
    case JumpWhat::Column:
        return JumpGroup::Columns;
    case JumpWhat::Account:
        return JumpGroup::Accounts;
    case JumpWhat::List:
    case JumpWhat::ServerList:
        return JumpGroup::Lists;
    case JumpWhat::Page:
        return JumpGroup::Pages;
    case JumpWhat::Person:
        return JumpGroup::People;
    case JumpWhat::Tag:
        return JumpGroup::Tags;
    case JumpWhat::Handle:
    case JumpWhat::Address:
    case JumpWhat::Search:
        return JumpGroup::Typed;
    default:
        return JumpGroup::NewColumns;
    }
}

} // namespace asterism::ui
