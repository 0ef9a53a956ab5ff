// A worksheet's button for printing, which only a script can make work.
const button = document.querySelector(".choices [name=print]");
button.hidden = false;
button.addEventListener("click", () => print());
