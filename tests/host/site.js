// What a site may do with the events of <to-khai>: here it writes them down.
const heard = document.querySelector("#heard");
const shown = document.querySelector("to-khai");

for (const name of ["ready", "step", "draft", "before-submit", "submit", "submitted", "error"]) {
  document.addEventListener(`tokhai:${name}`, ({ detail }) => {
    const line = document.createElement("li");
    line.textContent = `tokhai:${name} ${JSON.stringify(detail)}`;
    heard.append(line);
  });
}

// A site whose visitor has signed in may offer what it knows: the visitor is told, and can take it out again.
if (new URLSearchParams(location.search).has("known")) {
  shown.prefill({ "applicant.full_name": "Trần Thị Bưởi", "applicant.born_on": "2001-05-10", "applicant.sex": "female" });
}
