// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/ids.h"
#include "store/census.h"

#include <QHash>
#include <QStringList>

#include <vector>

namespace asterism {

/// How one account stands to a person.
struct Standing {
    bool follows = false;
    bool requested = false;
    bool followsBack = false; ///< that person follows the account
    bool mutes = false;
    bool blocks = false;
    QString localId; ///< of the person, at the account's server

    bool operator==(const Standing &) const = default;
};

/// One person in the comparison of accounts.
struct ComparedPerson {
    QString acct;
    QString name;
    std::vector<Standing> at; ///< in the order of the accounts
    QStringList lists; ///< names: the servers' lists and the user's own
    QString movedTo;
    bool gone = false;
    qint64 lastPostAt = 0; ///< the newest that any account's server knows; 0: unknown

    bool operator==(const ComparedPerson &) const = default;
};

/// Brings together what several accounts have. Pure; 50,000 people in some tens of milliseconds.
class Comparison {
public:
    explicit Comparison(size_t accounts);

    /// What account number `account` has of that kind: Follows, Followers, Mutes, Blocks, Lists.
    void add(size_t account, MovedKind kind, const std::vector<store::CensusItem> &items);
    void addOwnList(const QString &name, const QStringList &accts);

    /// Sorted by acct.
    std::vector<ComparedPerson> people() const;

private:
    ComparedPerson &person(const QString &acct);

    size_t m_accounts;
    QHash<QString, size_t> m_index;
    std::vector<ComparedPerson> m_people;
};

/// Which of them are shown.
struct ComparisonWish {
    enum class Only {
        Everybody,
        NotEverywhere, ///< followed from some of the accounts and not from all
        Mutual, ///< they follow back somewhere
        NotMutual, ///< followed, and they follow back nowhere
        Requested,
        Dead, ///< moved, gone, or silent for a year
        Muted,
        Blocked,
    };
    enum class Order {
        Name, ///< as Comparison::people() has them
        Silent, ///< who has been silent for longest first, of whom nothing is known last
        Server,
    };

    Only only = Only::Everybody;
    Order order = Order::Name;
    int followedFrom = -1; ///< an account's number: those whom it follows
    int notFollowedFrom = -1;
    QString search = {};
};

bool isDead(const ComparedPerson &person, qint64 now);
/// Their indices, in that order.
std::vector<size_t> chosen(
    const std::vector<ComparedPerson> &people, const ComparisonWish &wish, qint64 now);

} // namespace asterism
