// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/ownwords.h"

#include "model/source.h"

#include <QCoreApplication>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Column)
};

/// "list of %1", and without an account that it could be of.
struct NamedKind {
    QString of;
    QString alone;
};

NamedKind namedKind(Source::Kind kind)
{
    switch (kind) {
    case Source::Kind::Antenna:
        return {Words::tr("antenna of %1"), Words::tr("antenna")};
    case Source::Kind::Channel:
        return {Words::tr("channel of %1"), Words::tr("channel")};
    case Source::Kind::Clip:
        return {Words::tr("clip of %1"), Words::tr("clip")};
    default:
        return {Words::tr("list of %1"), Words::tr("list")};
    }
}

/// Of several chosen accounts their names were kept.
QString noticesDetail(const store::DeckColumn &column, const Account *account)
{
    if (column.sources.isEmpty()) {
        return Words::tr("everyone");
    }
    return account != nullptr && column.sources.size() == 1 ? account->acct : column.name;
}

} // namespace

QString ownTitle(const store::DeckColumn &column)
{
    const auto kind = sourceKind(column.kind);
    if (!kind) {
        return {};
    }
    switch (*kind) {
    case Source::Kind::ServerList:
    case Source::Kind::Antenna:
    case Source::Kind::Channel:
    case Source::Kind::Clip:
        return column.name;
    case Source::Kind::Social:
        return Words::tr("Social");
    case Source::Kind::Mentions:
        return Words::tr("Mentions");
    case Source::Kind::Favourites:
        return Words::tr("Favourites");
    case Source::Kind::Direct:
        return Words::tr("Direct conversations");
    case Source::Kind::Bubble:
        return Words::tr("Bubble");
    case Source::Kind::Notifications:
        return Words::tr("Notifications");
    default:
        return {};
    }
}

QString ownDetail(const store::DeckColumn &column, const Account *account)
{
    const auto kind = sourceKind(column.kind);
    if (!kind) {
        return {};
    }
    switch (*kind) {
    case Source::Kind::ServerList:
    case Source::Kind::Antenna:
    case Source::Kind::Channel:
    case Source::Kind::Clip: {
        NamedKind words = namedKind(*kind);
        return account == nullptr ? words.alone : words.of.replace(u"%1"_s, account->acct);
    }
    case Source::Kind::Social:
    case Source::Kind::Mentions:
    case Source::Kind::Favourites:
    case Source::Kind::Direct:
        return account == nullptr ? column.name : account->acct;
    case Source::Kind::Notifications:
        return noticesDetail(column, account);
    default:
        return {};
    }
}

} // namespace asterism::ui
