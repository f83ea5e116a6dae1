// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace asterism::ui {

/// What can be jumped to, and so what JumpTarget::value is.
enum class JumpWhat {
    Column, ///< of the deck; its id
    Account, ///< an own one; its id
    List, ///< its id
    ServerList, ///< a list, antenna, channel or clip of a server, as a column; its source key
    Page, ///< of the program; "settings" and so on
    Person, ///< known here; the acct
    Tag, ///< without #
    Everyone, ///< these are columns that can be added; no value
    Direct, ///< no value
    Home, ///< an account's id
    Notifications, ///< the same; empty: of all accounts
    Local, ///< a host
    Federated, ///< a host
    Offer, ///< a source key
    Handle, ///< somebody who is not known here; "@user@host"
    Address, ///< of a post or a profile
    Search, ///< for these words
};

/// What stands together in the list; also the order in which equals stand.
enum class JumpGroup { Recent, Columns, Accounts, Lists, Pages, People, Tags, NewColumns, Typed };

/// One place that can be jumped to.
struct JumpTarget {
    JumpWhat what = JumpWhat::Page;
    QString value;
    QString name; ///< plain
    QString detail = {}; ///< plain: host, account; may be empty
    QString icon = {}; ///< one of ours; stands there without image and sign
    QString image = {}; ///< image://…
    QString sign = {}; ///< an emoji
    QString colour = {}; ///< "#rrggbb"; may be empty
    QString styled = {}; ///< the name for Text.StyledText; empty: it is the plain one
    QStringList also = {}; ///< by which it is found beside name and detail

    /// Of each thing its own; what is kept of the ones that were used.
    QString key() const;

    bool operator==(const JumpTarget &) const = default;
};

JumpGroup groupOf(JumpWhat what);

} // namespace asterism::ui
