// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewmodels/searchopening.h"

#include "base/host.h"
#include "protocol/webfinger.h"
#include "ui/viewmodels/typedpage.h"

#include <QCoreApplication>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace asterism::ui {

namespace {

constexpr qsizetype longestOpening = 2000;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(SearchPage)
};

SearchOpening openingOfPage(const QString &address)
{
    const QUrl url(address);
    const QString host = hostOf(url);
    if (const auto handle = handleFromProfileUrl(url)) {
        const QString who = u'@' + handle->acct();
        return {.handle = {},
            .address = address,
            .host = host,
            .words = Words::tr("Open %1").replace(u"%1"_s, who)};
    }
    return {.handle = {},
        .address = address,
        .host = host,
        .words = Words::tr("Open the post at %1").replace(u"%1"_s, host)};
}

} // namespace

std::optional<SearchOpening> searchOpening(const QString &text)
{
    const QString typed = text.trimmed();
    if (typed.size() > longestOpening) {
        return {};
    }
    if (const QString page = typedPage(typed); !page.isEmpty()) {
        return openingOfPage(page);
    }
    const auto handle = parseHandle(typed.normalized(QString::NormalizationForm_KC));
    if (!handle) {
        return {};
    }
    const QString who = u'@' + handle->acct();
    return SearchOpening{.handle = who,
        .address = {},
        .host = handle->host,
        .words = Words::tr("Open %1").replace(u"%1"_s, who)};
}

} // namespace asterism::ui
