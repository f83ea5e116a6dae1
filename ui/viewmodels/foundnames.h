// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/models/rowsmodel.h"
#include "ui/viewmodels/completion.h"

#include <vector>

namespace asterism::ui {

/// People or hashtags that a search found. Roles: key (acct, or the hashtag as it folds), name
/// (styled), detail ("@user@host"; of hashtags empty), image, sign, spoken.
class FoundNames : public asterism::ui::RowsModel { // in full, else Qt 6.4 misses it
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("from SearchPage and ServerSearch")

public:
    static constexpr size_t most = 200;

    explicit FoundNames(QObject *parent = nullptr);

    /// Instead of what is there.
    void show(const std::vector<Completion> &names);
    /// Below it; who is there already stays as they are.
    void add(const std::vector<Completion> &names);

private:
    std::vector<Completion> m_names;
};

} // namespace asterism::ui
